@NullMarked
package io.glissade.cli.reproduce.clipping;

import org.jspecify.annotations.NullMarked;
