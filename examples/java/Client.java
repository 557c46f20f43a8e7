import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Renders a report by way of `nianbao serve`. Java 17 has all that it needs:
 *
 * <pre>java examples/java/Client.java http://127.0.0.1:8787/ report.docx report.pdf [last-year.pdf]</pre>
 */
public class Client {
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI service;

  Client(URI service) {
    this.service = service;
  }

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println("usage: java Client.java SERVICE REPORT OUTPUT [LAST-YEARS-REPORT]");
      System.exit(2);
    }
    Client client = new Client(URI.create(args[0]));
    Path report = Path.of(args[1]);
    // A report alone is the body itself.
    HttpResponse<byte[]> checked = client.post("api/v1/check?level=warning", BodyPublishers.ofFile(report), "application/octet-stream");
    System.out.println(text(checked)); // JSON: the numbers of errors and warnings, and the findings
    // With another file it is a part of a form.
    Map<String, Path> files = args.length > 3 ? Map.of("report", report, "previous", Path.of(args[3])) : Map.of("report", report);
    String boundary = UUID.randomUUID().toString();
    HttpResponse<byte[]> rendered = client.post("api/v1/render?format=pdf", multipart(boundary, files), "multipart/form-data; boundary=" + boundary);
    if (checked.statusCode() != 200 || rendered.statusCode() != 200) {
      System.err.println(text(rendered)); // application/problem+json: why, in "detail" and "findings"
      System.exit(1);
    }
    Files.write(Path.of(args[2]), rendered.body());
    System.out.println(rendered.headers().firstValue("Nianbao-Pages").orElse("?") + " pages");
  }

  /** Sends a file. A service that is busy is asked again when it says so. */
  HttpResponse<byte[]> post(String path, BodyPublisher body, String type) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(60)).header("Content-Type", type).POST(body).build();
    for (int attempt = 1; ; attempt++) {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      boolean busy = answer.statusCode() == 429 || answer.statusCode() == 503;
      if (!busy || attempt == 5) {
        return answer;
      }
      Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElse(1));
    }
  }

  static BodyPublisher multipart(String boundary, Map<String, Path> files) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    for (Map.Entry<String, Path> file : files.entrySet()) {
      String name = file.getValue().getFileName().toString().replace("\"", "%22");
      pieces.add(
          ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.getKey() + "\"; filename=\"" + name + "\"\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      pieces.add(Files.readAllBytes(file.getValue()));
      pieces.add("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    pieces.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return BodyPublishers.ofByteArrays(pieces);
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
