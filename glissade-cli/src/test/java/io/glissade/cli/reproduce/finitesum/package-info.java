@NullMarked
package io.glissade.cli.reproduce.finitesum;

import org.jspecify.annotations.NullMarked;
