package io.singlewindow.console;

import io.singlewindow.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: {@code shell} in the templates.
 *
 * @param caller who is signed in; null where nobody is
 * @param name of the person, or of the company
 * @param links to other pages
 * @param chinese address of this page in Chinese
 * @param english address of this page in English
 * @param correlationId of this request, to be named when somebody asks for help
 */
public record Shell(@Nullable Caller caller, String name, List<Navigation.Link> links, String chinese, String english, String correlationId) {}
