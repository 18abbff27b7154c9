/** Signatures of messages (DKIM, RFC 6376) on the JDK alone: keys, signing, and judging. */
@NullMarked
package pressrun.dkim;

import org.jspecify.annotations.NullMarked;
