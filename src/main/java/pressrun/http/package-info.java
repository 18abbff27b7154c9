/** The one guarded HTTP client: judged addresses, limits and deadlines. */
@NullMarked
package pressrun.http;

import org.jspecify.annotations.NullMarked;
