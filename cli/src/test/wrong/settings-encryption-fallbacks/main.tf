terraform {
  encryption {
    method "unencrypted" "none" {
    }
    state {
      method = method.unencrypted.none
      fallback {
        method = method.unencrypted.none
      }
      fallback {
        method = method.unencrypted.none
      }
    }
  }
}
