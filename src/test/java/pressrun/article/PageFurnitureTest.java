package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageFurnitureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "페이스북 트위터 URL복사",
        "인쇄 스크랩 글자크기",
        "댓글 12",
        "기사입력 : 2026-01-05 10:00",
        "로그인하시면 댓글을 남길 수 있습니다.",
        "저작권자 © 항구신문 무단전재 및 재배포 금지",
        "항구신문 주요뉴스",
        "청소년보호정책 | 고충처리인",
        "Share this article",
        "Facebook Twitter Email",
        "関連記事"
      })
  void whatAPageHasAroundATextIsDropped(String line) {
    assertThat(PageCrumbs.part(List.of("첫 배가 떴다.", line)).body()).containsExactly("첫 배가 떴다.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "트위터가 새 규칙을 내놓자 이용자들이 반발했다.",
        "시는 댓글을 모두 읽고 답하겠다고 밝혔다.",
        "He said he would share the prize with his sister.",
        "The ferry will print tickets from Monday."
      })
  void sentencesWithSuchWordsStay(String line) {
    assertThat(PageCrumbs.part(List.of(line)).body()).containsExactly(line);
  }

  @Test
  void aBylineBecomesTheAuthorAndADatelineIsCutOff() {
    PageCrumbs crumbs =
        PageCrumbs.part(List.of("홍길동 기자 hong@example.org", "(부산=항구통신) 홍길동 기자 = 첫 배가 떴다."));

    assertThat(crumbs.byline()).contains("홍길동");
    assertThat(crumbs.body()).containsExactly("첫 배가 떴다.");
  }

  @Test
  void aPhotographersRightIsKept() {
    assertThat(PageCrumbs.part(List.of("ⓒ항구신문")).credit()).contains("항구신문");
    assertThat(PageCrumbs.part(List.of("[사진=항구신문, 김영희]")).credit()).contains("항구신문, 김영희");
  }
}
