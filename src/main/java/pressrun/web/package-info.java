/** Public and operator pages: one handler per file. */
@NullMarked
package pressrun.web;

import org.jspecify.annotations.NullMarked;
