import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

export default async function ShortIndicateursPage({ searchParams }: { searchParams: SearchParams }) {
  return redirectToSchema('/indicateurs', await searchParamsOf(searchParams));
}
