@NullMarked
package io.glissade.cli.reproduce;

import org.jspecify.annotations.NullMarked;
