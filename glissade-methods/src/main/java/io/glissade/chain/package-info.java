/** Chains of draws: what was kept of them and what can be trusted in it. */
@NullMarked
package io.glissade.chain;

import org.jspecify.annotations.NullMarked;
