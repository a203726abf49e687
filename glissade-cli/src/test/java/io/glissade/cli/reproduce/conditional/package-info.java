@NullMarked
package io.glissade.cli.reproduce.conditional;

import org.jspecify.annotations.NullMarked;
