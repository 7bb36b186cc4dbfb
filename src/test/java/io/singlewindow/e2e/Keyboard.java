package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * Walks through a page by keys alone. Wherever the keyboard comes, it looks whether a person would see it: an outline that stands
 * out from its ground, something of the element in the window, and an order that follows the page.
 */
final class Keyboard {

    private static final int STEPS_MAX = 600;
    /** WCAG 2.1, 1.4.11: what shows the focus, against what is beside it. */
    private static final double CONTRAST_MIN = 3;
    private static final String HERE = """
            const e = document.activeElement;
            if (!e || e === document.body || e === document.documentElement) return null;
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const numbers = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
            let ground = e.parentElement;
            while (ground && (numbers(getComputedStyle(ground).backgroundColor)[3] === 0)) ground = ground.parentElement;
            const light = colour => { const [r, g, b] = numbers(colour).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
              return .2126 * r + .7152 * g + .0722 * b; };
            const pair = [light(style.outlineColor), light(ground ? getComputedStyle(ground).backgroundColor : 'rgb(255,255,255)')].sort((a, b) => b - a);
            const last = window.lastFocused;
            window.lastFocused = e;
            (window.reached = window.reached || new Set()).add(e);
            return {
              words: (e.getAttribute('aria-label') || e.innerText || e.id || e.value || '').trim().replace(/\\s+/g, ' ').slice(0, 80),
              what: e.tagName.toLowerCase() + (e.id ? '#' + e.id : ''),
              fits: !!arguments[0] && e.matches(arguments[0]),
              outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
              contrast: (pair[0] + .05) / (pair[1] + .05),
              seen: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
              forward: !last || last === e || !!(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)
            };""";
    private static final String MISSED = """
            const groups = new Set();
            return [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')]
              .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}))
              .filter(e => { if (e.type !== 'radio') return !window.reached.has(e);
                const group = [...document.getElementsByName(e.name)].some(one => window.reached.has(one)); return !group; })
              .map(e => e.outerHTML.slice(0, 120));""";

    private final ChromeDriver browser;

    Keyboard(ChromeDriver browser) {
        this.browser = browser;
    }

    /** Where the keyboard is. */
    record Place(String words, String what, boolean fits, boolean outline, double contrast, boolean seen, boolean forward) {

        private static Place of(Map<?, ?> one) {
            return new Place(String.valueOf(one.get("words")), String.valueOf(one.get("what")), Boolean.TRUE.equals(one.get("fits")),
                    Boolean.TRUE.equals(one.get("outline")), ((Number) one.get("contrast")).doubleValue(), Boolean.TRUE.equals(one.get("seen")),
                    Boolean.TRUE.equals(one.get("forward")));
        }
    }

    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** Goes on to the element of a CSS selector. */
    Place to(String css) {
        return to(css, Place::fits);
    }

    /** Goes on to what says these words. */
    Place toWords(String words) {
        return to(null, place -> place.words().equals(words));
    }

    private Place to(@Nullable String css, Predicate<Place> wanted) {
        List<String> passed = new ArrayList<>();
        for (int step = 0; step < STEPS_MAX; step++) {
            press(Keys.TAB);
            Place place = here(css);
            if (place == null) {
                throw new AssertionError("The end of " + browser.getCurrentUrl() + " came before what was looked for, after " + passed);
            }
            passed.add(place.what() + " " + place.words());
            assertThat(faults(place)).as("faults on the way at %s", browser.getCurrentUrl()).isEmpty();
            if (wanted.test(place)) {
                return place;
            }
        }
        throw new AssertionError("No end of " + browser.getCurrentUrl() + ": " + passed.subList(0, 20));
    }

    /** Goes through all of the page: what is not reached or not seen, out of the page's order, or without an end; nothing where all is well. */
    Set<String> throughAll() {
        Set<String> faults = new LinkedHashSet<>();
        browser.executeScript("window.reached = new Set(); window.lastFocused = null; document.activeElement.blur();");
        int steps = 0;
        for (press(Keys.TAB); steps < STEPS_MAX; press(Keys.TAB), steps++) {
            Place place = here(null);
            if (place == null) {
                break;
            }
            if (steps == 0 && !"#main".equals(browser.switchTo().activeElement().getDomAttribute("href"))) {
                faults.add("not the link to the content comes first, but " + place.what());
            }
            faults.addAll(faults(place));
        }
        if (steps == STEPS_MAX) {
            faults.add("no end after " + steps + " steps");
        }
        // whoever goes on from here begins at the top again
        browser.executeScript("window.lastFocused = null;");
        ((List<?>) browser.executeScript(MISSED)).forEach(one -> faults.add("no key reaches " + one));
        String page = browser.getCurrentUrl();
        return faults.stream().map(fault -> page + ": " + fault).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> faults(Place place) {
        List<String> faults = new ArrayList<>();
        String at = place.what() + " “" + place.words() + "”";
        if (!place.seen()) {
            faults.add("not in the window: " + at);
        }
        if (!place.outline()) {
            faults.add("no outline of 2 pixels: " + at);
        } else if (place.contrast() < CONTRAST_MIN) {
            faults.add("an outline of contrast " + place.contrast() + ": " + at);
        }
        if (!place.forward()) {
            faults.add("stands before the one that came before: " + at);
        }
        return faults;
    }

    private @Nullable Place here(@Nullable String css) {
        return browser.executeScript(HERE, css == null ? "" : css) instanceof Map<?, ?> one ? Place.of(one) : null;
    }
}
