package io.glissade.report.sparse;

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

/** Opens the page of a sparse fit from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparsePageInBrowserTest {

    private final Path folder;
    private final ChromeDriver browser;

    SparsePageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void aPathIsDrawnWithTheNamesOfItsFeatures() throws IOException {
        open(SyntheticSparse.usual().page());
        assertThat(browser.findElement(By.id("path-card")).isDisplayed()).isTrue();
        assertThat(text("#path svg")).contains("age", "size", "colour=red", "lambda");
        assertThat(text("#gap svg")).contains("tolerance 10⁻⁶", "seconds");
        assertThat(text("#left svg")).contains("left", "with weight", "1000");
        assertThat(browser.findElements(By.cssSelector("#support-table tbody tr")))
                .hasSize(3);
        assertThat(browser.findElements(By.cssSelector("#summary tbody tr"))).hasSize(3);
        assertNothingWasComplainedAbout();
    }

    @Test
    void oneWeightHasNoPath() throws IOException {
        open(SyntheticSparse.of(List.of(1.0), List.of("age")).page());
        assertThat(browser.findElement(By.id("path-card")).isDisplayed()).isFalse();
        assertNothingWasComplainedAbout();
    }

    @Test
    void namesFromTheDataAreShownAndNeverRun() throws IOException {
        String hostile = "<img src=x onerror=alert(2)>";
        open(SyntheticSparse.of(List.of(1.0, 0.1), List.of(hostile, "b")).page());
        assertThat(text("#support-table tbody")).contains(hostile);
        browser.executeScript("echarts.getInstanceByDom(document.getElementById('path'))"
                + ".dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: 0})");
        assertThat(text("#path .tip")).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
        assertNothingWasComplainedAbout();
    }

    @Test
    void aFitWithoutAnyFiniteNumberSaysSo() throws IOException {
        SyntheticSparse fit = SyntheticSparse.of(List.of(1.0), List.of());
        open(SparsePage.render(fit.record(), List.of(), List.of()));
        assertThat(text("#gap")).isEqualTo("No certificate was finite.");
        assertThat(text("#left")).isEqualTo("No step was recorded.");
        assertThat(text("main")).contains("No element has weight");
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
