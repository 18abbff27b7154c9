package pressrun.newsletter;

import java.util.List;

/**
 * A test on an article; each list that is not empty must hold one value that fits.
 *
 * @param sources names of sources
 * @param keywords words or phrases, found in title, standfirst or excerpt whatever their case
 * @param languages BCP 47 language codes
 */
public record Match(
    List<String> sources, List<String> tags, List<String> keywords, List<String> languages) {}
