/**
 * What flows: an event has one owner, and whoever owns it frees it or hands it over (ODP: event).
 */
@NullMarked
package org.odpj.event;

import org.jspecify.annotations.NullMarked;
