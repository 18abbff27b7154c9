package pressrun.source;

import java.net.URI;
import pressrun.source.FeedSource.Local;
import pressrun.source.FeedSource.Remote;
import pressrun.text.Printable;

/** Where a source is, as a problem may show it: without a login or what may hold a token. */
final class Place {
  private Place() {}

  static String of(Source source) {
    if (source instanceof FolderSource folder) {
      return folder.folder().toString();
    }
    if (source instanceof QuerySource query) {
      return Printable.withoutLogin(query.url().replaceAll("[?;].*", ""));
    }
    return of(((FeedSource) source).location());
  }

  private static String of(FeedSource.Location location) {
    if (location instanceof Remote remote) {
      return of(remote.address());
    }
    return ((Local) location).file().toString();
  }

  private static String of(URI address) {
    String all = address.toString().replaceFirst("//[^/?#]*@", "//");
    int query = all.indexOf('?');
    return query < 0 ? all : all.substring(0, query) + "?…";
  }
}
