package pressrun.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import pressrun.preview.Finding.Severity;

/** A mail with one thing spoilt, and what a check has to say of it. */
record SpoiltMail(InspectedMail mail, Check check, Severity severity, String what) {

  /** A row of the table; <code>{{9 x}}</code> in it are nine of them. */
  static final class Row implements ArgumentsAggregator {
    private static final Pattern MANY = Pattern.compile("\\{\\{(\\d+) (.+?)}}");

    @Override
    public SpoiltMail aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
      UnaryOperator<String> spoil = whole -> spoilt(whole, cell(row, 4), cell(row, 5));
      return new SpoiltMail(
          row.getString(0).equals("html")
              ? MadeUpMail.withHtml(spoil)
              : MadeUpMail.withBytes(spoil),
          Check.valueOf(row.getString(1)),
          Severity.valueOf(row.getString(2)),
          cell(row, 3));
    }

    private static String spoilt(String whole, String old, String instead) {
      assertThat(whole).contains(old);
      return whole.replace(old, instead);
    }

    private static String cell(ArgumentsAccessor row, int index) {
      String text = row.size() > index && row.get(index) != null ? row.getString(index) : "";
      return MANY.matcher(text.replace("\\r", "\r").replace("\\n", "\n"))
          .replaceAll(many -> many.group(2).repeat(Integer.parseInt(many.group(1))));
    }
  }
}
