package nightjar.generator;

import java.util.List;

/** Texts that slots choose from, the common ones first. */
final class Words {
  static final List<String> NETWORKS = List.of("192.0.2.", "198.51.100.", "203.0.113.");
  static final List<String> WAREHOUSES = List.of("north", "south", "harbour", "airport");
  static final List<String> REPORTS = List.of("revenue", "stock-value", "returns", "top-sellers");
  static final List<String> TERMS =
      List.of(
          "lamp",
          "desk",
          "chair",
          "shelf",
          "carpet",
          "mirror",
          "curtain",
          "bed",
          "sofa",
          "clock",
          "vase",
          "stool",
          "basket",
          "kettle",
          "plate",
          "towel",
          "pillow",
          "bench",
          "wardrobe",
          "candle",
          "hook",
          "drawer",
          "blanket",
          "frame",
          "ladder",
          "tray",
          "teapot",
          "birdhouse");
  static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/144.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 19_2 like Mac OS X) AppleWebKit/605.1.15 Mobile",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 Version/19.1 Safari",
          "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0",
          "ShopApp/8.14.2 (Android 16)",
          "ShopApp/8.13.0 (Android 15)");

  private Words() {}
}
