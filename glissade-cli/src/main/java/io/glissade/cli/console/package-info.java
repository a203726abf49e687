/** What every verb shares: exit codes, errors a user can mend, Ctrl-C, versions and machine. */
@NullMarked
package io.glissade.cli.console;

import org.jspecify.annotations.NullMarked;
