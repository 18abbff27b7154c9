package pressrun.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pressrun.app.Home;
import pressrun.config.ConfigOutcome;
import pressrun.config.FeedsAdded;
import pressrun.newsletter.Newsletter;
import pressrun.source.FeedSource;
import pressrun.source.Opml;
import pressrun.source.Source;
import pressrun.text.Printable;

/**
 * The feeds of a list that a newsletter does not have yet.
 *
 * @param fresh named so that no two sources share a name
 */
record FeedImport(Newsletter newsletter, List<Opml.Feed> fresh) {
  private static final int LONGEST_NAME = 60;

  static FeedImport of(Newsletter newsletter, List<Opml.Feed> listed) {
    Set<URI> known = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Source source : newsletter.sources()) {
      names.add(source.name());
      if (source instanceof FeedSource feed
          && feed.location() instanceof FeedSource.Remote remote) {
        known.add(remote.address());
      }
    }
    List<Opml.Feed> fresh = new ArrayList<>();
    for (Opml.Feed feed : listed) {
      if (known.add(feed.address())) {
        fresh.add(new Opml.Feed(name(feed, names), feed.address(), feed.folders()));
      }
    }
    return new FeedImport(newsletter, List.copyOf(fresh));
  }

  private static String name(Opml.Feed feed, Set<String> taken) {
    String title = Printable.shortened(feed.title(), LONGEST_NAME);
    String plain = title.isEmpty() ? feed.address().getHost() : title;
    String name = plain;
    for (int more = 2; !taken.add(name); more++) {
      name = plain + " " + more;
    }
    return name;
  }

  /**
   * Into the newsletter's file, which is left as it was when it would not be understood any more.
   *
   * @throws WrongUse when the lines must be put in by hand
   */
  void write(Home home) throws IOException {
    if (fresh.isEmpty()) {
      return;
    }
    Path file = FeedsAdded.file(home.config(), newsletter.name());
    String before = Files.readString(file);
    Optional<String> after = FeedsAdded.in(before, fresh);
    if (after.isEmpty()) {
      throw byHand(file);
    }
    FeedsAdded.write(file, after.get());
    if (home.readConfiguration() instanceof ConfigOutcome.Invalid) {
      FeedsAdded.write(file, before);
      throw byHand(file);
    }
  }

  private WrongUse byHand(Path file) {
    return new WrongUse(
        "put these under sources: of " + file + " by hand:\n" + FeedsAdded.lines(fresh));
  }
}
