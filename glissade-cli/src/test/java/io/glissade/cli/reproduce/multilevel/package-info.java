@NullMarked
package io.glissade.cli.reproduce.multilevel;

import org.jspecify.annotations.NullMarked;
