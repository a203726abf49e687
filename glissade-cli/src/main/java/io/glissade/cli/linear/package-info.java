/** What fit and predict share: the table of losses, how tables are read, margins and what they are worth. */
@NullMarked
package io.glissade.cli.linear;

import org.jspecify.annotations.NullMarked;
