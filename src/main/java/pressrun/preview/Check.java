package pressrun.preview;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is looked at in a mail before it goes out; none of it asks the network. */
public enum Check {
  SIZE("Size and clipping", SizeCheck::look),
  WIRE("Lines on the wire", WireCheck::look),
  HEADERS("Headers", HeaderCheck::look),
  UNSUBSCRIBE("Unsubscribing", UnsubscribeCheck::look),
  SIGNATURE("Signature and alignment", SignatureCheck::look),
  SUBJECT("Subject", SubjectCheck::look),
  PREHEADER("Preheader", PreheaderCheck::look),
  TEXT("Text part", TextPartCheck::look),
  LINKS("Links", LinkCheck::look),
  IMAGES("Images", ImageCheck::look),
  CONTRAST("Contrast and letter size", ContrastCheck::look),
  STRUCTURE("Structure for screen readers", StructureCheck::look),
  MARKUP("HTML and CSS", MarkupCheck::look),
  CLIENTS("Mail programs", ClientCheck::look),
  LEFTOVERS("Leftovers of templates", LeftoverCheck::look),
  SPAM("What filters dislike", SpamCheck::look);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // references to methods that keep nothing
  private final Function<InspectedMail, List<Finding>> looking;

  Check(String title, Function<InspectedMail, List<Finding>> looking) {
    this.title = title;
    this.looking = looking;
  }

  public String title() {
    return title;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<Finding> look(InspectedMail mail) {
    return looking.apply(mail);
  }
}
