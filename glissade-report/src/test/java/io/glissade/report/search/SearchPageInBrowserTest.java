package io.glissade.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.report.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Opens the page of a search from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPageInBrowserTest {

    private final Path folder;
    private final ChromeDriver browser;

    SearchPageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void everyChartIsDrawnAndThePictureMoves() throws IOException {
        open(SearchPage.render(SyntheticSearch.plane()));
        assertThat(text("#progress svg")).contains("CMA-ES, restarted, values", "evaluations", "reached");
        assertThat(text("#progress-note")).contains("above the known minimum, 0", "At the bottom it has been reached");
        assertThat(browser.findElements(By.cssSelector("#visits svg"))).hasSize(1);
        String end = picture();
        String last = text("#moment-name");
        browser.executeScript(
                "const m = document.getElementById('moment'); m.value = 5; m.dispatchEvent(new Event('input'))");
        assertThat(text("#moment-name")).endsWith("gradients").isNotEqualTo(last);
        assertThat(picture()).isNotEqualTo(end);
        browser.findElement(By.id("play")).click();
        assertThat(text("#play")).contains("Pause");
        browser.executeAsyncScript(
                "const done = arguments[0]; const look = () => document.getElementById('moment').value > 6"
                        + " ? done() : requestAnimationFrame(look); look();");
        browser.findElement(By.id("play")).click();
        assertThat(text("#play")).contains("Play");
        assertNothingWasComplainedAbout();
    }

    @Test
    void theScaleOfTheEvaluationsCanBeChosen() throws IOException {
        open(SearchPage.render(SyntheticSearch.highDimensional()));
        String logarithmic = text("#progress svg");
        browser.findElement(By.id("by-linear")).click();
        assertThat(text("#progress svg")).isNotEqualTo(logarithmic).contains("evaluations");
        assertThat(browser.findElement(By.id("by-linear")).getAttribute("aria-pressed"))
                .isEqualTo("true");
        browser.findElement(By.id("by-log")).click();
        assertThat(text("#progress svg")).isEqualTo(logarithmic);
        assertThat(text("#progress-note")).startsWith("The best value until then.");
        assertNothingWasComplainedAbout();
    }

    @Test
    void aSteepBeginningIsCutOffAndSaid() throws IOException {
        List<Double> at = List.of(1.0, 10.0, 1000.0, 2000.0);
        SearchRecord record = SyntheticSearch.with(
                SyntheticSearch.plane(),
                Double.NaN,
                List.of(new SearchRecord.Competitor("far", "gradients", 1, at, List.of(1e9, -3.0, -4.0, -5.0))));
        open(SearchPage.render(record));
        assertThat(text("#progress-note")).contains("The steep beginning is cut off.");
        assertThat(text("#progress svg")).contains("-3.5").doesNotContain("10⁹");
        assertNothingWasComplainedAbout();
    }

    @Test
    void namesAreShownAndNeverRun() throws IOException {
        String hostile = "<img src=x onerror=alert(2)>";
        open(SearchPage.render(SyntheticSearch.named(hostile, List.of(hostile, "b"))));
        assertThat(text("#progress svg")).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
        assertNothingWasComplainedAbout();
    }

    @Test
    void aSearchThatFoundNothingSaysSo() throws IOException {
        open(SearchPage.render(SyntheticSearch.empty()));
        assertThat(text("#progress")).isEqualTo("No value was finite.");
        assertThat(browser.findElements(By.cssSelector("canvas, #visits"))).isEmpty();
        assertNothingWasComplainedAbout();
    }

    private String picture() {
        return String.valueOf(browser.executeScript("return document.getElementById('landscape').toDataURL()"));
    }

    private void open(String page) throws IOException {
        browser.get("about:blank");
        browser.manage().logs().get(LogType.BROWSER);
        browser.get(Files.writeString(folder.resolve("page.html"), page).toUri().toString());
    }

    private void assertNothingWasComplainedAbout() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private String text(String selector) {
        return String.valueOf(
                browser.executeScript("return document.querySelector(arguments[0]).textContent", selector));
    }
}
