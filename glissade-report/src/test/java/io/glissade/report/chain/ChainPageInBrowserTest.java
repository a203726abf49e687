package io.glissade.report.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.glissade.report.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Opens the page of a run of chains from disk in the system's Chromium and looks at what is drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainPageInBrowserTest {

    private final Path folder;
    private final ChromeDriver browser;

    ChainPageInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
        this.browser = Browser.start(folder.resolve("profile"));
    }

    @AfterAll
    void quit() {
        browser.quit();
    }

    @Test
    void everyVariableHasItsChartsAndThePictureMoves() throws IOException {
        open(SyntheticChainRun.usual().page());
        assertThat(browser.findElements(By.cssSelector("#panels svg"))).hasSize(9);
        assertThat(text("#panels")).contains("x[0]", "x[1]", "scale", "lag");
        assertThat(text("#energies svg")).contains("about its mean", "from draw to draw");
        assertThat(text("#exits-0 svg")).contains("expected mean 42", "time units");
        assertThat(text("#moment-name")).isEqualTo("draw 399");
        String end = picture();
        browser.executeScript(
                "const m = document.getElementById('moment'); m.value = 5;" + " m.dispatchEvent(new Event('input'))");
        assertThat(text("#moment-name")).isEqualTo("draw 5");
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
    void namesFromTheDataAreShownAndNeverRun() throws IOException {
        String hostile = "<img src=x onerror=alert(2)>";
        open(SyntheticChainRun.of(List.of(hostile, "b"), 9, 30).page());
        assertThat(text("#panels")).contains(hostile);
        assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
        assertNothingWasComplainedAbout();
    }

    @Test
    void drawsThatNeverMoveOrAreNotFiniteSaySo() throws IOException {
        double[][] stuck = {{2, 2, 2, 2}, {2, 2, 2, 2}};
        double[][] broken = new double[2][4];
        for (double[] chain : broken) {
            Arrays.fill(chain, Double.NaN);
        }
        ChainDraws draws =
                new ChainDraws(List.of("stuck", "broken"), new double[][][] {stuck, broken}, broken, new double[0][]);
        open(ChainPage.render(SyntheticChainRun.record(draws, null), draws));
        assertThat(text("#trace-1")).isEqualTo("No draw was finite.");
        assertThat(text("#marginal-1")).isEqualTo("No draw was finite.");
        assertThat(text("#lags-0")).isEqualTo("There is no autocorrelation.");
        assertThat(text("#energy")).isEqualTo("No draw was finite.");
        assertThat(text("#energies")).isEqualTo("No energy was finite.");
        assertThat(browser.findElements(By.cssSelector("#marginal-0 svg"))).hasSize(1);
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
