@NullMarked
package io.glissade.cli.rule;

import org.jspecify.annotations.NullMarked;
