package pressrun.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts what a page left around a text from the text: crumbs are dropped, a note, a credit and who
 * wrote it are kept apart.
 *
 * @param body paragraphs without the rest
 */
record PageCrumbs(
    List<String> body, Optional<String> note, Optional<String> credit, Optional<String> byline) {
  private static final int NOTE_AT_MOST = 500;
  private static final int CREDIT_AT_MOST = 240;
  private static final Pattern NOTE =
      Pattern.compile(
          "^(?:Editor['’]s note|Note|편집자 ?주|알림|編集部注|注記|ملاحظة(?: المحرر)?)\\s{0,3}[:：=\\-–—]?\\s{0,3}(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE_MARK =
      Pattern.compile(
          "^(?:(?:Editor['’]s note|편집자 ?주|編集部注|ملاحظة)\\b.*|(?:Note|알림|注記)\\s{0,3}(?:[:：=]|[“\"「]).*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CREDIT =
      Pattern.compile(
          "^[\\[(▲△◇■]?\\s{0,3}(?:Photos?|Image|Picture|Credit|사진(?:제공)?|자료사진|写真|画像|撮影|圖片|图片|攝影|摄影|الصورة|صورة|تصوير|צילום|תמונה|Fotos?|Bild|Crédit photo)\\s{0,3}(?:(?:(?:by|courtesy of|credit)\\b)?\\s{0,3}[:：=＝/ⓒ©]|(?:by|courtesy of)\\b)\\s{0,3}(.{1,200}?)[\\])]?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RIGHTS_MARK =
      Pattern.compile("^[ⓒ©]\\s{0,2}([\\p{L}\\p{N} ._-]{2,40})$");
  private static final Pattern BYLINE =
      Pattern.compile(
          "^(?:글\\s?[·=:]?\\s?)?([\\p{IsHangul}○]{2,5})\\s{1,2}(?:선임|인턴|객원|수습|전문)?\\s?"
              + "(?:기자|특파원|칼럼니스트|논설위원|통신원|앵커|에디터)(?:\\s외\\s[0-9]{1,2}명)?"
              + "(?:\\s{1,2}[\\w.+-]{1,60}@[\\w.-]{1,60})?$");
  private static final Pattern DATELINE =
      Pattern.compile(
          "^[(\\[【]\\s{0,2}[\\p{L}·,/ ]{1,30}=\\s{0,2}[\\p{L}\\p{N} ]{2,20}[)\\]】]\\s{0,3}"
              + "(?:[\\p{IsHangul}○·, ]{2,30}(?:기자|특파원)\\s{0,2}=\\s{0,2})?");

  /** Whether a line stands for itself, though no blank line parts it from the next. */
  static boolean isApart(String line) {
    return credit(line).isPresent() || Furniture.is(line);
  }

  static PageCrumbs part(List<String> paragraphs) {
    List<String> body = new ArrayList<>();
    Optional<String> note = Optional.empty();
    Optional<String> credit = Optional.empty();
    Optional<String> byline = Optional.empty();
    for (String paragraph : paragraphs) {
      Optional<String> photo = credit(paragraph);
      Matcher writer = BYLINE.matcher(paragraph);
      if (paragraph.length() <= NOTE_AT_MOST && NOTE_MARK.matcher(paragraph).matches()) {
        note = note.or(() -> Optional.of(unmarked(paragraph)));
      } else if (photo.isPresent()) {
        credit = credit.or(() -> photo);
      } else if (writer.matches()) {
        byline = byline.or(() -> Optional.of(writer.group(1)));
      } else if (!Furniture.is(paragraph)) {
        body.add(DATELINE.matcher(paragraph).replaceFirst(""));
      }
    }
    body.removeIf(String::isEmpty);
    return new PageCrumbs(body, note, credit, byline);
  }

  private static Optional<String> credit(String paragraph) {
    if (paragraph.length() > CREDIT_AT_MOST) {
      return Optional.empty();
    }
    Matcher photo = CREDIT.matcher(paragraph);
    if (photo.matches()) {
      return Optional.of(photo.group(1).strip());
    }
    Matcher rights = RIGHTS_MARK.matcher(paragraph);
    return rights.matches() && !Furniture.is(paragraph)
        ? Optional.of(rights.group(1).strip())
        : Optional.empty();
  }

  private static String unmarked(String paragraph) {
    Matcher mark = NOTE.matcher(paragraph);
    String text = mark.matches() ? mark.group(1).strip() : paragraph;
    boolean quoted =
        text.length() > 2
            && "“\"「".indexOf(text.charAt(0)) >= 0
            && "”\"」".indexOf(text.charAt(text.length() - 1)) >= 0;
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}
