package pressrun.article;

import java.util.Optional;

/**
 * An entry that was made clean, ready to be kept.
 *
 * @param key the source's own identifier
 * @param canonicalLink the same for all spellings of one address
 */
public record CleanedEntry(String key, Optional<String> canonicalLink, Story story) {}
