/**
 * System tests: the command as a user runs it, between hosts that the tests make. They need root.
 */
@NullMarked
package org.odpj.apps.system;

import org.jspecify.annotations.NullMarked;
