/** More than any page of Swagger has sections. */
const mostPlaces = 40

/**
 * Addresses of descriptions that a page of Swagger UI names, as `url: '…'` or as JSON; those on other hosts are left
 * out, since the page may be anybody's.
 */
export function placesOnPage(text: string, page: string): readonly string[] {
  const named = [...text.matchAll(/\burl["']?\s*:\s*["']([^"'\s<>]{1,500})["']/g)].map(
    ([, place = '']) => place,
  )
  const { origin } = new URL(page)
  const places = named.filter((place) => URL.canParse(place, page)).map((place) => new URL(place, page))
  return [...new Set(places.filter((place) => place.origin === origin).map(({ href }) => href))].slice(
    0,
    mostPlaces,
  )
}
