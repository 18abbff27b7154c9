package planted.web;

/** What another entrance would like to use. */
public record Page(String title) {}
