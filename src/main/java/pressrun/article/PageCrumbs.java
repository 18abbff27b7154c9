package pressrun.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts what a page left around a text from the text: crumbs are dropped, a note and a credit are
 * kept apart.
 *
 * @param body paragraphs without the rest
 */
record PageCrumbs(List<String> body, Optional<String> note, Optional<String> credit) {
  private static final Pattern NOTE =
      Pattern.compile(
          "^(?:Editor['’]s note|Note|편집자 ?주|알림|編集部注|注記|ملاحظة(?: المحرر)?)\\s*[:：=\\-–—]?\\s*(?=[“\"「‘']|\\S)(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE_MARK =
      Pattern.compile(
          "^(?:(?:Editor['’]s note|편집자 ?주|編集部注|ملاحظة)\\b.*|(?:Note|알림|注記)\\s*(?:[:：=]|[“\"「]).*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern CREDIT =
      Pattern.compile(
          "^[\\[(▲△◇■]?\\s*(?:Photos?|Image|Picture|Credit|사진(?:제공)?|자료사진|写真|画像|الصورة|Foto)\\s*(?:(?:(?:by|courtesy of|credit)\\b)?\\s*[:：=/ⓒ©]|(?:by|courtesy of)\\b)\\s*(.{1,200}?)[\\])]?$",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> CRUMBS =
      Set.of(
          "이 기사를 공유합니다",
          "주요기사",
          "관련기사",
          "관련 기사",
          "많이 본 기사",
          "많이 본 뉴스",
          "인기기사",
          "댓글",
          "댓글 보기",
          "공유하기",
          "기사공유",
          "기사 공유하기",
          "프린트",
          "인쇄",
          "목록",
          "이전글",
          "다음글",
          "구독하기",
          "저작권자",
          "무단전재 및 재배포 금지",
          "글자크기",
          "글씨크기",
          "가나다",
          "url복사",
          "페이스북",
          "트위터",
          "카카오톡",
          "카카오스토리",
          "네이버블로그",
          "추천뉴스",
          "share this article",
          "top stories",
          "related articles",
          "related stories",
          "read more",
          "read more:",
          "most read",
          "most popular",
          "advertisement",
          "sign up for our newsletter",
          "subscribe",
          "comments",
          "print",
          "share",
          "tweet",
          "copy link",
          "この記事をシェアする",
          "関連記事",
          "おすすめ記事",
          "人気記事",
          "広告",
          "分享",
          "相关阅读",
          "相關新聞",
          "اقرأ أيضا",
          "شارك المقال",
          "כתבות נוספות",
          "mehr zum thema",
          "artikel teilen");
  private static final Pattern RIGHTS =
      Pattern.compile(
          "^(?:저작권자\\s*[ⓒ©(].*|[ⓒ©]\\s?.{0,80}(?:무단|재배포).*|.{0,60}무단\\s?전재.{0,60}|기사제보.{0,80}|제보는.{0,80})$");

  static PageCrumbs part(List<String> paragraphs) {
    List<String> body = new ArrayList<>();
    Optional<String> note = Optional.empty();
    Optional<String> credit = Optional.empty();
    for (String paragraph : paragraphs) {
      Matcher photo = CREDIT.matcher(paragraph);
      if (paragraph.length() <= 500 && NOTE_MARK.matcher(paragraph).matches()) {
        note = note.or(() -> Optional.of(unmarked(paragraph)));
      } else if (paragraph.length() <= 240 && photo.matches()) {
        credit = credit.or(() -> Optional.of(photo.group(1).strip()));
      } else if (!crumb(paragraph)) {
        body.add(paragraph);
      }
    }
    return new PageCrumbs(body, note, credit);
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

  private static boolean crumb(String paragraph) {
    return paragraph.length() <= 200
        && (CRUMBS.contains(paragraph.toLowerCase(Locale.ROOT))
            || RIGHTS.matcher(paragraph).matches());
  }
}
