@NullMarked
package io.glissade.cli.console;

import org.jspecify.annotations.NullMarked;
