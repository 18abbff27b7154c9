package pressrun.article;

import java.time.Instant;

/**
 * One story, kept once.
 *
 * @param source the key of the source it came from
 * @param key the source's own identifier of the entry
 * @param lastChanged when its words last became others; when it was first seen, at the earliest
 */
public record Article(
    long id, String source, String key, Instant firstSeen, Instant lastChanged, Story story) {}
