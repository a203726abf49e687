/** What is trained on what: data, networks, recipes and presets. */
@NullMarked
package io.glissade.cli.workload;

import org.jspecify.annotations.NullMarked;
