/** {@code glissade sparse}: linear models that are sparse in a set of atoms, with certificates of what is left out. */
@NullMarked
package io.glissade.cli.sparse;

import org.jspecify.annotations.NullMarked;
