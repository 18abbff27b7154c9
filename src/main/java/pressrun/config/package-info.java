/** Reads the operator's files and reports every problem with its place. */
@NullMarked
package pressrun.config;

import org.jspecify.annotations.NullMarked;
