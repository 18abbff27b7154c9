package pressrun.source;

import java.net.URI;
import java.util.OptionalInt;

/** A picture that goes with an entry; width and height in pixels where the source states them. */
public record EntryImage(URI address, String alternative, OptionalInt width, OptionalInt height) {}
