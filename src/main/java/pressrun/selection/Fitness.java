package pressrun.selection;

import java.util.Optional;
import java.util.Set;
import pressrun.article.Article;

/**
 * What can be said of one article whatever the others are.
 *
 * @param out the verdict, when it is out by itself
 * @param pinned a person wants it first
 * @param section the index of its heading
 * @param topics the names of the topics that it is of
 */
record Fitness(
    Article article,
    Optional<Verdict> out,
    boolean pinned,
    int section,
    int weight,
    Set<String> topics,
    StoryPrint print) {}
