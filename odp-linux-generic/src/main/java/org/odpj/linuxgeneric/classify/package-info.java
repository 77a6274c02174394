/**
 * The classifier: {@link org.odpj.linuxgeneric.classify.ClassifierSink} takes received packets,
 * reads header fields, looks for rules class by class, and hands each packet to its last class.
 */
@NullMarked
package org.odpj.linuxgeneric.classify;

import org.jspecify.annotations.NullMarked;
