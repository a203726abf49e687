@NullMarked
package io.glissade.cli.reproduce.langevin;

import org.jspecify.annotations.NullMarked;
