/** The command line: options in, wiring, tables and exit codes out. */
@NullMarked
package io.glissade.cli;

import org.jspecify.annotations.NullMarked;
