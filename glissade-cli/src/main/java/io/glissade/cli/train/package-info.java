/** The verb {@code train}: data and rules from options, rules side by side, their record and table. */
@NullMarked
package io.glissade.cli.train;

import org.jspecify.annotations.NullMarked;
