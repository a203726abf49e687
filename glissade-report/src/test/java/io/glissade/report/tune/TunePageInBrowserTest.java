package io.glissade.report.tune;

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

/** Opens the page of a tuning from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TunePageInBrowserTest {

    private final Path folder;
    private final ChromeDriver browser;

    TunePageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void theRaceThePenaltiesAndTheRowsAreShown() throws IOException {
        open(SyntheticTune.usual().page());
        assertThat(text("#race svg")).contains("reverse", "random", "best shared penalty", "seconds");
        assertThat(text("#way svg")).contains("train", "validation", "test", "outer steps");
        assertThat(text("#penalties svg")).contains("age", "bmi", "0.001", "lambda");
        assertThat(browser.findElement(By.id("steps-card")).isDisplayed()).isFalse();
        assertThat(browser.findElements(By.cssSelector("#rows-table tbody tr"))).hasSize(1);
        assertThat(browser.findElements(By.cssSelector("#summary tbody tr"))).hasSize(2);
        assertNothingWasComplainedAbout();
    }

    @Test
    void namesFromTheDataAreShownAndNeverRun() throws IOException {
        String hostile = "<img src=x onerror=a()>";
        open(SyntheticTune.of(List.of(hostile, "b"), true).page());
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('penalties'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0})");
        assertThat(text("#penalties .tip")).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
        assertNothingWasComplainedAbout();
    }

    @Test
    void aTuningWithoutAnyFiniteNumberSaysSo() throws IOException {
        open(SyntheticTune.of(List.of(), false).page());
        assertThat(text("#race")).isEqualTo("No loss was finite.");
        assertThat(browser.findElement(By.id("penalties-card")).isDisplayed()).isFalse();
        assertNothingWasComplainedAbout();
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
