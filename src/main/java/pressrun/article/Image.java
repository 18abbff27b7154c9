package pressrun.article;

import java.net.URI;
import java.util.OptionalInt;

/** A picture; width and height in pixels where they are known. */
public record Image(URI address, String alternative, OptionalInt width, OptionalInt height) {}
