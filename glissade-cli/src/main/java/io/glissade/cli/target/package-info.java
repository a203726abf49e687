/** What is sampled or minimised by name: densities and landscapes, posteriors on data, and trained networks. */
@NullMarked
package io.glissade.cli.target;

import org.jspecify.annotations.NullMarked;
