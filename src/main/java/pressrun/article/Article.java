package pressrun.article;

import java.time.Instant;

/**
 * One story, kept once.
 *
 * @param source the key of the source it came from
 * @param key the source's own identifier of the entry
 */
public record Article(long id, String source, String key, Instant firstSeen, Story story) {}
