package pressrun.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What pages have around a text and what crawls bring along: buttons, counters, rights, the small
 * print. Known by whole lines, by lines of nothing but such words, and by how such lines are made.
 */
final class Furniture {
  private static final int LONGEST = 200;
  private static final int LABEL = 60;
  private static final Set<String> LINES =
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
          "分享到",
          "分享到：",
          "相关阅读",
          "相關新聞",
          "اقرأ أيضا",
          "شارك المقال",
          "כתבות נוספות",
          "mehr zum thema",
          "teilen",
          "partager",
          "compartir",
          "condividi",
          "artikel teilen");

  /** Words of which a line of buttons is made; one of them alone is a button too. */
  private static final Set<String> WORDS =
      words(
          "페이스북 트위터 카카오톡 카카오스토리 네이버블로그 네이버밴드 밴드 텔레그램 라인 링크 url 복사 복사하기"
              + " 이메일 이메일에 이메일로 메일 공유 공유하기 기사 기사공유 닫기 열기 인쇄 인쇄하기 프린트 스크랩 하기"
              + " 스크랩하기 글자 글자크기 크기 크게 작게 글씨 글씨크기 가 가나다라마바사 언어 변경 변경하기 번역 뉴스듣기 음성"
              + " 듣기 재생 사진 사진보기 확대 확대보기 축소 뉴스 요약 요약쏙 핵심 요약보기 다른기사 다른 보기 더보기 전체보기"
              + " 관련기사 관련 추천 추천기사 추천영상 추천뉴스 주요기사 주요뉴스 인기기사 인기뉴스 최신기사 영상 댓글 댓글쓰기"
              + " 댓글보기 댓글달기 댓글삭제 댓글정책 댓글수 best댓글 베스트 답글 좋아요 싫어요 화나요 슬퍼요 신고 신고하기 수정"
              + " 삭제 등록 취소 확인 본문 바로가기 검색 기사검색 전체메뉴 메뉴 주요서비스 서비스 로그인 회원가입 구독 구독하기"
              + " 홈 목록 이전 다음 이전기사 다음기사 이전글 다음글 맨위로 위로 top tweet share facebook twitter"
              + " email print copy link pinterest linkedin whatsapp telegram reddit save comments");

  /** Sentences and labels that hold one of these are a page's, not a writer's. */
  private static final Pattern TALK =
      Pattern.compile(
          "댓글.{0,30}(?:로그인|삭제|복구|남기|있습니다|작성|등록|운영|정책|이용)|(?:로그인|계정).{0,40}댓글"
              + "|선호 출처로 추가|회원용 콘텐츠|회원 전용|무료 ?회원|기사제보|보도자료|제보(?:는|하기|를)"
              + "|기사를 (?:공유|추천|후원)|후원(?:하기|계좌|금)|정기구독|뉴스레터 (?:구독|신청)"
              + "|(?:구독|좋아요).{0,10}(?:눌러|부탁)");

  private static final Pattern SMALL_PRINT =
      Pattern.compile(
          "인터넷신문등록번호|등록번호\\s{0,2}[:：]|청소년\\s?보호\\s?(?:정책|책임자)|고충처리인|통신판매업|사업자\\s?등록"
              + "|개인정보\\s?(?:처리|취급)방침|이용약관|발행인\\s{0,2}[:：·]|편집인\\s{0,2}[:：·]|등록일자"
              + "|^[（(\\[]?(?:责任编辑|責任編輯|责编|編輯|编辑)\\s{0,2}[:：]");
  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?:[ⓒ©]|저작권자|copyright)[^ⓒ©]{0,80}(?:무단|재배포|금지|all"
              + " rights|reserved)|무단\\s?(?:전재|복제|배포|수집)|재배포\\s?(?:를\\s?)?금지|all rights reserved",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STAMP =
      Pattern.compile(
          "^[\\[(]?\\s{0,2}(?:기사)?\\s?(?:입력|등록|수정|승인|작성|송고|발행|게재|업데이트|최종수정)(?:일|일시|시간)?"
              + "\\s{0,3}[:：]?\\s{0,3}[\\[(]?\\s{0,3}(?:[0-9]{2}){1,2}[-./년].{0,60}$");
  private static final Pattern LABELLED =
      Pattern.compile(
          "^[\\p{L}\\p{N}. ]{1,20}\\s(?:주요뉴스|주요기사|인기기사|인기뉴스|추천기사|관련기사|많이 본 뉴스|많이 본 기사|최신기사)$");

  private Furniture() {}

  static boolean is(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String small = line.toLowerCase(Locale.ROOT);
    return LINES.contains(small)
        || (line.length() <= LABEL && onlyButtons(small))
        || RIGHTS.matcher(line).find()
        || SMALL_PRINT.matcher(line).find()
        || (line.length() <= 2 * LABEL && TALK.matcher(line).find())
        || STAMP.matcher(line).matches()
        || LABELLED.matcher(line).matches();
  }

  private static boolean onlyButtons(String line) {
    String[] words = line.split("[\\s·|/,+\\[\\]()]+", -1);
    return Arrays.stream(words)
            .allMatch(
                word ->
                    word.isEmpty()
                        || WORDS.contains(word)
                        || LINES.contains(word)
                        || word.matches("[0-9]{1,6}"))
        && Arrays.stream(words).anyMatch(word -> WORDS.contains(word) || LINES.contains(word));
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" "));
  }
}
