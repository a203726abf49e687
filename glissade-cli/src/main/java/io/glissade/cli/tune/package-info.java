/** {@code glissade tune}: hyper-parameters of a small model learned by hypergradient on a validation split. */
@NullMarked
package io.glissade.cli.tune;

import org.jspecify.annotations.NullMarked;
