/** Where articles come from: fetched politely, parsed to plain entries. */
@NullMarked
package pressrun.source;

import org.jspecify.annotations.NullMarked;
