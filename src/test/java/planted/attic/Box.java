package planted.attic;

/** Stands in no line, and in a package that is not null-marked. */
public final class Box {}
