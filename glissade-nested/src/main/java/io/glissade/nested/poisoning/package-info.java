/**
 * Regression whose training features an adversary perturbs: its three levels, the rival without an adversary, what the adversary does in
 * closed form, and errors under noise ({@code sato2021gradient}, section 5).
 */
@NullMarked
package io.glissade.nested.poisoning;

import org.jspecify.annotations.NullMarked;
