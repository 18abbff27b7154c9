/** One issue: its slot on local time and its frozen list of articles. */
@NullMarked
package pressrun.edition;

import org.jspecify.annotations.NullMarked;
